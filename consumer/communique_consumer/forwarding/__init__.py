"""Events handed on to where their users want them: each change at least once, with the effect of once."""

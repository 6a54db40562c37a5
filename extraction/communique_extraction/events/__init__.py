"""Event mentions: a trigger with its participants, factuality, date and place."""

"""Records of events as the contract has them."""

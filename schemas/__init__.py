"""The contract: what travels between the services and to the world."""

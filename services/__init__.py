"""The services: three between Kafka topics, and what they stand on."""

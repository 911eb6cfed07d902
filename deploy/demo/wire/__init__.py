"""The sample wire: four invented agencies that send stories of our own writing."""

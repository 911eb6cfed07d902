"""What every service stands on; knows nothing of stories."""

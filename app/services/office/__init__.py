"""What the project office does with the records of many labs."""

"""How the program looks: values, colours, type and icons."""

"""Forms, made from the declarations of fields."""

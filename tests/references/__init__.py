"""What every format is made of, part by part, as it is kept beside this file.

After a change that is meant: ``python -m tests.references``, and read the difference before it is committed.
"""

"""What an article tells twice: in its text, in its headline and in its captions."""

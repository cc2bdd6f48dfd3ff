"""What the auth API takes and answers, a module for each subject."""

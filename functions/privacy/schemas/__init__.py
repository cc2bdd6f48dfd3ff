"""What the privacy API takes and answers, and what it keeps."""

"""The vocabulary: frozen records and the register that joins them. No files, no formats."""

"""The commands of `communique`, one file each."""

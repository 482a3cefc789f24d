"""What a user would write without kprgraph: whole scripts for the same answers, run as processes."""

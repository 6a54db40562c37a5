"""The extraction pipeline, one file a stage."""

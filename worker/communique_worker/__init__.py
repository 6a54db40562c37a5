"""The Celery worker and the extraction pipeline."""

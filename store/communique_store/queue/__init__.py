"""The way to the workers: messages over Celery's broker that name accepted articles."""

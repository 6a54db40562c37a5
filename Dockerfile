# The worker and the `communique` command in one image. Nothing is compiled and nothing resolved:
# every package is the locked one, checked by its hash.

FROM python:3.13.7-slim-bookworm AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/ requirements/
RUN python -m venv /opt/build && python -m venv /opt/communique \
    && /opt/build/bin/pip install --require-hashes --no-deps --requirement requirements/build.txt \
    && /opt/communique/bin/pip install --require-hashes --no-deps \
       --requirement requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY communique/ communique/
COPY schemas/ schemas/
COPY store/ store/
COPY extraction/ extraction/
COPY merging/ merging/
COPY producer/ producer/
COPY consumer/ consumer/
COPY worker/ worker/
COPY console/ console/
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
    && /opt/communique/bin/pip install --no-deps --no-index dist/*.whl

FROM python:3.13.7-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /home/communique communique
COPY --from=build /opt/communique /opt/communique
ENV PATH=/opt/communique/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
USER 10001
WORKDIR /home/communique
# Asks this container's own worker, over the broker, whether it answers.
HEALTHCHECK --interval=30s --timeout=20s --start-period=60s --retries=3 \
    CMD ["sh", "-c", "celery -A communique_worker inspect ping --destination celery@$HOSTNAME"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["communique"]
CMD ["worker"]

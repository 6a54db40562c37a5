"""A store on a Redis Cluster: all of its keys carry one hash tag, and so stand on one node."""

from typing import Any

from redis.cluster import RedisCluster


class StoreCluster(RedisCluster):
    """A client of a cluster whose pipelines and questions go to the node of the store.

    redis-py allows no scripts in pipelines over a cluster, for their keys may stand on different nodes;
    here they stand on one, so that the plain pipeline of this node does. When the store's slot moves,
    the pipeline fails with MOVED, which counts as a server that is away; the next command learns where
    the slot has gone.
    """

    tag: str = ""
    """Any key of the store; a client is given it right after it is made."""

    def pipeline(self, transaction: bool | None = None, shard_hint: Any = None) -> Any:
        """A pipeline to the store's node."""
        del shard_hint
        return self._node().pipeline(transaction=bool(transaction))

    def info(self, section: str | None = None, *sections: str, **options: Any) -> Any:
        """What the store's node says of itself."""
        return self._node().info(section, *sections, **options)

    def _node(self) -> Any:
        return self.get_redis_connection(self.get_node_from_key(self.tag))  # type: ignore[no-untyped-call]

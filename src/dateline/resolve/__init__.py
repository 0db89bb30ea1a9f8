"""Which mentions mean the same participant: block, compare, cluster -> Judgement, Entity."""

"""A report on paper and in other formats, each made of the dataclass and of nothing else."""

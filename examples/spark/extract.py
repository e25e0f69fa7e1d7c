"""Extracts quotes from a folder of seed files with Spark.

Each article file is one record: its path goes to `seed-annotator extract -` on a worker, and each article comes
back as one JSON line. The lines are written as text files, which `seed-annotator index --from` loads.

    spark-submit extract.py --articles 'news/**/*.txt' --output extracted
"""
import argparse
import glob
import os

from pyspark.sql import SparkSession


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", required=True, help="pattern of article files, readable by all workers")
    options.add_argument("--output", required=True, help="folder to make, with one file of JSON lines per partition")
    options.add_argument("--partitions", type=int, default=None, help="default: one per core")
    options.add_argument("--command", default="seed-annotator", help="the command line, as workers start it")
    given = options.parse_args()

    spark = SparkSession.builder.appName("seed-annotator extract").getOrCreate()
    context = spark.sparkContext
    files = sorted(os.path.abspath(file) for file in glob.glob(given.articles, recursive=True))
    paths = context.parallelize(files, given.partitions or context.defaultParallelism)
    # One process per partition: the models are loaded once. checkCode lets the job fail where a file could not be read.
    lines = paths.pipe(f"{given.command} extract -", checkCode=True)
    lines.saveAsTextFile("file://" + os.path.abspath(given.output))
    spark.stop()


if __name__ == "__main__":
    main()

#!/bin/sh
# Runs on the database host, from root's crontab. The instance's role may write to the bucket.
set -eu
pg_dump --format=custom shop | aws s3 cp - "s3://shop-backups/shop-$(date +%F).dump"

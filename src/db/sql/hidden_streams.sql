select cardinality(iam.hidden())::bigint as n

select exists (select from $table$) as any

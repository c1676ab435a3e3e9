// Package parquetfile writes a table as an Apache Parquet file, for DuckDB, R,
// pandas and Spark, and is the only one that uses parquet-go.
//
// Every column can be null. Texts are UTF-8 strings, dates have the type DATE,
// numbers are doubles, whole numbers 32-bit integers. The same table gives the
// same bytes, whatever the version of the program.
package parquetfile

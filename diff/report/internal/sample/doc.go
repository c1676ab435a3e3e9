// Package sample has small datasets for the tests of the formats: one for each
// kind of change, and one whose every text is hostile. It is no part of the
// program.
package sample

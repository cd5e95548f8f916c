/** Furniture for tests of every module: ledgers in memory, suites, generators. */
@NullMarked
package org.gridmarket.testkit;

import org.jspecify.annotations.NullMarked;

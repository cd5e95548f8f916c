/** The house rules of docs/CONSTITUTION.md, each kept by a test. */
@NullMarked
package org.gridmarket.testbed.house;

import org.jspecify.annotations.NullMarked;

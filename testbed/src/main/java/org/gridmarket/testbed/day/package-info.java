/** A trading day with every part a process of its own. */
@NullMarked
package org.gridmarket.testbed.day;

import org.jspecify.annotations.NullMarked;

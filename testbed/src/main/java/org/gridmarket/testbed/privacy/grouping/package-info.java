/** Advice on anonymity groups (2.8.2): what a merger of feeders costs, hides and must not carry. */
@NullMarked
package org.gridmarket.testbed.privacy.grouping;

import org.jspecify.annotations.NullMarked;

/** What anonymity costs and what it hides: advice on groups, mixing sessions, the linkage experiment. */
@NullMarked
package org.gridmarket.testbed.privacy;

import org.jspecify.annotations.NullMarked;

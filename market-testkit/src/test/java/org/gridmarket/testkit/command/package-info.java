/** Tests of what a key signs. */
@NullMarked
package org.gridmarket.testkit.command;

import org.jspecify.annotations.NullMarked;

/** What is checked of the stream market. */
@NullMarked
package org.gridmarket.check.stream;

import org.jspecify.annotations.NullMarked;

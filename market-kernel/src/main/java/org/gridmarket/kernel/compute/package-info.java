/** The market of batch computation: a job done by a stranger, checked, paid, and never stuck (chapter 3, compute-market). */
@NullMarked
package org.gridmarket.kernel.compute;

import org.jspecify.annotations.NullMarked;

/** The mediator: runs disputed jobs again. */
@NullMarked
package org.gridmarket.worker.compute.mediator;

import org.jspecify.annotations.NullMarked;

/** The resource provider: runs jobs for money. */
@NullMarked
package org.gridmarket.worker.compute.provider;

import org.jspecify.annotations.NullMarked;

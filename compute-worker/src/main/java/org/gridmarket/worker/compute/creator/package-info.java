/** The job creator: has jobs run, checks what comes of them, accepts or rejects. */
@NullMarked
package org.gridmarket.worker.compute.creator;

import org.jspecify.annotations.NullMarked;

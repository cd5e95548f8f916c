/** What a job is made of, how its result is delivered, and what is derived from seeds. */
@NullMarked
package org.gridmarket.worker.compute.parcel;

import org.jspecify.annotations.NullMarked;

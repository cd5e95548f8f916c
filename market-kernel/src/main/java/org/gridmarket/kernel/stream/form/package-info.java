/** Byte forms of the stream market, as everybody hashes and signs them: leaves, trees, tests, parcels. */
@NullMarked
package org.gridmarket.kernel.stream.form;

import org.jspecify.annotations.NullMarked;

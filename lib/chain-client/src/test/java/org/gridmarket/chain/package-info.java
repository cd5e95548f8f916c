/** Tests of the client; those tagged "network" start real Fabric processes. */
@NullMarked
package org.gridmarket.chain;

import org.jspecify.annotations.NullMarked;

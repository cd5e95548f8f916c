/** A real Fabric network for tests. */
@NullMarked
package org.gridmarket.testkit.network;

import org.jspecify.annotations.NullMarked;

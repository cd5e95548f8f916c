/** Tests. */
@NullMarked
package org.gridmarket.gateway.grpc;

import org.jspecify.annotations.NullMarked;

/** What all gRPC services share: answering, refusing, shutting down. */
@NullMarked
package org.gridmarket.gateway.grpc;

import org.jspecify.annotations.NullMarked;

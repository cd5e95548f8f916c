/** Actors: processes with components, which find each other by discovery and speak over ZeroMQ. */
@NullMarked
package org.gridmarket.middleware.actor;

import org.jspecify.annotations.NullMarked;

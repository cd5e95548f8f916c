/**
 * Components of an application, as their developers see them: ports, timers, handlers that never run beside each other (5.3.1).
 */
@NullMarked
package org.gridmarket.middleware.component;

import org.jspecify.annotations.NullMarked;

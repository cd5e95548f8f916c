/** Workers as programs: sandbox, threads, gateways, disk around the roles. */
@NullMarked
package org.gridmarket.worker.compute.process;

import org.jspecify.annotations.NullMarked;

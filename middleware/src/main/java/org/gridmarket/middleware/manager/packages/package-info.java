/** Signed packages: model, deployment and code of an application, and what a machine does of it. */
@NullMarked
package org.gridmarket.middleware.manager.packages;

import org.jspecify.annotations.NullMarked;

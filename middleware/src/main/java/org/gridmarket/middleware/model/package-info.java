/** Models of applications and deployments: read from the original's language into values, with every fault named by place. */
@NullMarked
package org.gridmarket.middleware.model;

import org.jspecify.annotations.NullMarked;

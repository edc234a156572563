import backendLayers from 'eslint-plugin-backend-layers';

export default [backendLayers.configs.recommended];

/// One program draws all scenes: lit, illustrated, outlines, and what the lamp sees. Its numbers are those of scene/frame.h, four
/// by four:
///   s  0..3 view, 4..7 lamp, 8 eye, 9 toward the lamp, 10 its colour, 11 sky, 12 floor, 13 focus
///   d  0..2 transform, 3 origin and unit, 4 growth in x and y and manner, 5 colour and opacity, 6 second colour and whether the
///      turn is by the normal, 7 other colour and whether there is one, 8 back and bumps for each length, 9 axis and start of the turn, 10 its end, spots for
///      each length, their strength, highlight, 11 gloss, translucency, shadow, rim of round spots, 12 grain and whether spots are round
#pragma once

namespace skua {

inline constexpr const char* kSceneVertexShader = R"(#version 300 es
precision highp float;
uniform vec4 s[14];
uniform vec4 d[13];
in vec3 place;in vec2 octahedral;in vec2 extra;
out vec3 rest,restNormal,world,normal,lamp;out vec2 more;
void main(){
vec3 n=vec3(octahedral,1.-abs(octahedral.x)-abs(octahedral.y));
float fold=max(-n.z,0.);
n.x+=n.x<0.?fold:-fold;n.y+=n.y<0.?fold:-fold;
restNormal=n=normalize(n);
rest=d[3].xyz+d[3].w*place;
world=vec3(dot(d[0].xyz,rest)+d[0].w,dot(d[1].xyz,rest)+d[1].w,dot(d[2].xyz,rest)+d[2].w);
normal=normalize(vec3(dot(d[0].xyz,n),dot(d[1].xyz,n),dot(d[2].xyz,n)));
mat4 view=mat4(s[0],s[1],s[2],s[3]);
lamp=(mat4(s[4],s[5],s[6],s[7])*vec4(world,1.)).xyz*.5+.5;
more=extra;
gl_Position=view*vec4(world,1.);
if(d[4].x>0.){vec2 o=(view*vec4(normal,0.)).xy/d[4].xy;gl_Position.xy+=o/max(length(o),1e-6)*d[4].xy*gl_Position.w;}
})";

inline constexpr const char* kSceneFragmentShader = R"(#version 300 es
precision highp float;
uniform vec4 s[14];
uniform vec4 d[13];
uniform highp sampler2DShadow shadows;
in vec3 rest,restNormal,world,normal,lamp;in vec2 more;
out vec4 pixel;
float chance(vec3 p){p=fract(p*.1031);p+=dot(p,p.zyx+31.32);return fract((p.x+p.y)*p.z);}
float noise(vec3 p){
vec3 i=floor(p),f=p-i;f*=f*(3.-2.*f);vec2 e=vec2(0,1);
return mix(mix(mix(chance(i),chance(i+e.yxx),f.x),mix(chance(i+e.xyx),chance(i+e.yyx),f.x),f.y),
mix(mix(chance(i+e.xxy),chance(i+e.yxy),f.x),mix(chance(i+e.xyy),chance(i+e.yyy),f.x),f.y),f.z);
}
float beside(vec3 p){
vec3 first=floor(p-.5);float near=9.;
for(int i=0;i<8;i++){
vec3 cell=first+vec3(i&1,i>>1&1,i>>2);
float c=chance(cell);
near=min(near,length(p-cell-.25-.5*fract(c*vec3(1,57,113)))-.3-.2*fract(c*311.));
}
return near;
}
void main(){
float manner=d[4].z,opacity=d[5].w;
vec3 color=d[5].rgb;
if(manner>1.5){pixel=vec4(sqrt(color)*opacity,opacity);return;}
vec3 n=normalize(normal),v=normalize(s[8].xyz-world);
float spots=0.;
if(d[10].y>0.){
vec3 p=rest*d[10].y;
p-=d[12].xyz*dot(p,d[12].xyz);
if(d[12].w>0.){
float edge=beside(p)+(noise(p*4.)-.5)*.16;
spots=(1.-smoothstep(-.03,.03,edge))*d[10].z;
color=mix(color,vec3(.62,.58,.34),(1.-smoothstep(.05,.13,edge))*d[11].w);
}else spots=smoothstep(.5,.68,noise(p)*.75+noise(p*2.7)*.3)*d[10].z;
}
if(d[7].a>0.){
float at=dot(d[9].xyz,mix(rest,restNormal,d[6].w));
float turn=clamp((at-d[9].w)/(d[10].x-d[9].w)+(spots-.3)*.25,0.,1.);
turn*=turn*(3.-2.*turn)*d[7].a;
color=mix(color,d[7].rgb,turn);spots*=1.-turn;
}
color=mix(color,d[6].rgb,max(spots,more.y));
if(!gl_FrontFacing){n=-n;color=d[8].rgb;}
vec3 l=s[9].xyz;
if(d[8].w>0.&&manner<.5){
vec3 a=dFdx(world),b=dFdy(world),x=cross(b,n),y=cross(n,a);
float h=noise(rest*d[8].w),large=dot(a,x),fine=clamp(1.5-d[8].w*length(a),0.,1.);
n=normalize(abs(large)*n-.16*fine/d[8].w*sign(large)*(dFdx(h)*x+dFdy(h)*y));
}
float toward=dot(n,l),facing=max(dot(n,v),0.),lit=1.;
if(d[11].z>0.&&toward>0.){
vec3 c=vec3(lamp.xy,lamp.z-.001-.004*(1.-toward));
float soft=0.;
for(int i=0;i<4;i++)soft+=texture(shadows,c+vec3(cos(vec2(i,i-1)*1.57+.4),0)*.003);
lit=1.-d[11].z*(1.-soft*.25);
}
float gleam=max(dot(n,normalize(l+v)),0.);
if(manner>.5){
float tone=(toward*.5+.5)*mix(.75,1.,more.x);
color*=.55+.3*smoothstep(.38,.42,tone)+.2*smoothstep(.74,.78,tone);
color=mix(color,vec3(1),.5*step(.4,d[11].x)*smoothstep(.975,.98,gleam));
color=mix(color,mix(color,s[13].rgb,.35),d[10].w);
}else{
vec3 wrap=d[11].y*vec3(.7,.35,.28);
vec3 sun=(clamp((toward+wrap)/(1.+wrap),0.,1.)-(1.-lit)*max(toward,0.))*s[10].rgb;
vec3 around=mix(s[12].rgb,s[11].rgb,n.z*.5+.5)*more.x;
float sharp=exp2(3.+d[11].x*6.);
float rim=pow(1.-facing,4.);
color=color*(sun+around)+lit*s[10].rgb*d[11].x*d[11].x*(pow(gleam,sharp)*(.25+sharp*.006)+pow(gleam,12.)*.06)*step(0.,toward)+s[11].rgb*more.x*d[11].x*rim*.5;
color+=d[10].w*(.05+.3*pow(1.-facing,2.));
}
pixel=vec4(sqrt(clamp(color,0.,1.))*opacity,opacity);
})";

inline constexpr const char* kPictureVertexShader = R"(#version 300 es
uniform vec2 part;out vec2 at;
void main(){vec2 p=vec2(gl_VertexID&1,gl_VertexID>>1);at=p*part;gl_Position=vec4(p*2.-1.,0,1);})";

inline constexpr const char* kPictureFragmentShader = R"(#version 300 es
precision mediump float;uniform sampler2D picture;in vec2 at;out vec4 pixel;
void main(){pixel=texture(picture,at);})";

}  // namespace skua
